/** What is dragged, as the browser carries it. */
export const DRAG = "application/x-maillage-question";
export const dragged = (text: string): { section: number; at: number } | null => {
  const [section = Number.NaN, at = Number.NaN] = text.split(" ").map(Number);
  return Number.isInteger(section) && Number.isInteger(at) ? { section, at } : null;
};
