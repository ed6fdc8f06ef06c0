/** How a list is called: by who gave it, else by its file. */
export const listTitle = (row: { label: string; file_name: string }): string =>
  (row.label || row.file_name).slice(0, 150);
