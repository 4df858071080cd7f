import type { RoomInputs } from '#tests/walls/belongings'

/** 人、岗位、单位、责任。 */
export const PEOPLE: RoomInputs = {
  actOnAccountAction: ({ accountId }) => ({ accountId, act: 'disable' }),
  appointAction: ({ personId }, day) => ({
    personId,
    role: 'officer',
    unitCode: 'S0',
    fromOn: day,
    toOn: '',
    title: '',
  }),
  assignPostAction: ({ classId, personId }, day) => ({
    unitId: classId,
    personId,
    title: '班主任',
    fromOn: day,
  }),
  closeUnitAction: ({ schoolId, nextSchoolId }, day) => ({
    unitId: schoolId,
    validTo: day,
    successorId: nextSchoolId,
  }),
  defineZoneAction: ({ personId, villageId, mateVillageId, zoneId }) => ({
    replaces: zoneId,
    name: '东片',
    holderId: personId,
    villageIds: [villageId, mateVillageId],
    why: '换人',
  }),
  endAppointmentAction: ({ appointmentId }, day) => ({ appointmentId, toOn: day }),
  endPostAction: ({ postId }) => ({ postId, why: '调整' }),
  handOverPostAction: ({ appointmentId, successorId }, day) => ({
    appointmentId,
    successorId,
    fromOn: day,
  }),
  openAccountAction: ({ personId }) => ({ personId, name: 'moumou' }),
  recordPledgeAction: ({ townshipId }, day) => ({
    townshipId,
    year: Number(day.slice(0, 4)),
    signedOn: day,
    paperNumber: '责任书',
  }),
  renameUnitAction: ({ schoolId }, day) => ({ unitId: schoolId, name: '别名', fromOn: day }),
}
