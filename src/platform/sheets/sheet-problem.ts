/** The file as a whole cannot be read; the message is French and says what to do. */
export class SheetProblem extends Error {}
