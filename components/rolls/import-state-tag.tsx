import { StateTag, type Tone } from '#components/ui/state-tag'
import { IMPORT_STATES, type ImportState, isImportState } from '#lib/rules/rolls/imports/import-kinds'

const TONE: Readonly<Record<ImportState, Tone>> = {
  waiting: 'plain',
  reading: 'plain',
  refused: 'late',
  previewed: 'due',
  confirmed: 'plain',
  written: 'normal',
  undo_asked: 'plain',
  undone: 'closed',
}

/** 一批导入的处境。 */
export function ImportStateTag({ state }: { state: string }) {
  return isImportState(state) ? <StateTag tone={TONE[state]}>{IMPORT_STATES[state]}</StateTag> : null
}
