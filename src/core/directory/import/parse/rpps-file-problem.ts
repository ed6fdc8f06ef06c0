/** The file as a whole cannot be read: one French sentence that says why and what to do. Nothing was imported. */
export class RppsFileProblem extends Error {
  override name = "RppsFileProblem";
}
