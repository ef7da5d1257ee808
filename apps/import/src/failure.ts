/** Something the person at the keyboard can act on: printed as one line, without a stack. */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure';
}
