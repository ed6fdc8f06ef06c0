/** First line of a backup; then, for each table, its line, its rows in COPY's text form, and `\.` alone. */
export interface BackupHead {
  format: "maillage-backup";
  version: 1;
  createdAt: string;
  /** Last migration of the database that was saved. */
  migration: number;
}

export interface TableHead {
  table: string;
  columns: string[];
}

export const END_OF_TABLE = "\\.";
