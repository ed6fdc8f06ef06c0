/** Rows of that shape as the database wrote them. Parsed row by row by the driver, a page would hold the server's thread for 10 ms. */
export type JsonText<Rows> = string & { readonly rows?: Rows };

export const parseRows = <Rows>(text: JsonText<Rows>): Rows => JSON.parse(text);
