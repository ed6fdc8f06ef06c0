/** A mail as the mailbox of the demo received it. */
export interface KeptMail {
  id: string;
  /** ISO instant. */
  receivedAt: string;
  from: string;
  to: string;
  subject: string;
  text: string;
}

/** The last mails received, newest first; at most 500. */
export interface KeptMails {
  list: () => readonly KeptMail[];
}
