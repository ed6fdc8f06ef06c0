/** Gives the focus to a column of the desk: to its first field where it has one, else to the first thing that can be reached. */
export function focusIn(column: string): void {
  const shown = document.querySelector<HTMLElement>(`[data-column="${column}"]`);
  const target =
    shown?.querySelector<HTMLElement>("[data-first]") ??
    shown?.querySelector<HTMLElement>('button:not([disabled]), input, [tabindex="0"]');
  target?.focus();
}
