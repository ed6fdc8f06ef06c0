export interface InsiQuestion {
  birthFamilyName: string;
  birthGivenName: string;
  sex: "F" | "M";
  birthOn: string;
  birthPlaceCode: string | null;
}

/** Answers of the national service INSi: 00 one identity, 01 none, 02 several. */
export type InsiAnswer =
  | { code: "00"; matricule: string; authority: string }
  | { code: "01" }
  | { code: "02" };

/** The door to INSi. An adapter needs a certificate and an authorisation of the CNDA; it is called outside any transaction. */
export interface InsiPort {
  connected: boolean;
  ask: (question: InsiQuestion) => Promise<InsiAnswer>;
}

/** What stands there until an adapter is made: it says so, and asks nothing. */
export const insiOff: InsiPort = {
  connected: false,
  ask: () => Promise.reject(new Error("INSi is not connected")),
};
