/** A fault of the surroundings that a person can mend: one sentence of what is wrong, one of what to do. */
export class Fault extends Error {
  readonly whatToDo: string

  constructor(whatIsWrong: string, whatToDo: string) {
    super(whatIsWrong)
    this.name = 'Fault'
    this.whatToDo = whatToDo
  }
}
