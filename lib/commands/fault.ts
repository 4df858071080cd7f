/** A fault of the surroundings that a person can mend: one sentence of what is wrong, one of what to do. */
export class Fault extends Error {
  readonly whatToDo: string

  constructor(whatIsWrong: string, whatToDo: string) {
    super(whatIsWrong)
    this.name = 'Fault'
    this.whatToDo = whatToDo
  }
}

/** Tells the person why a command ended badly: a Fault with what to do, everything else as `otherwise`. */
export function explainFault(error: unknown, otherwise: string): void {
  process.stderr.write(
    error instanceof Fault ? `✗ ${error.message}\n  ${error.whatToDo}\n` : `✗ ${otherwise}\n`,
  )
}
