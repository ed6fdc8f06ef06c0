import { IconPhone } from "@tabler/icons-react";
import { phoneInWords } from "./directory-words.ts";

/** One touch calls: the number in words, the name of who answers for the ear. */
export function CallLink({ phone, who, what }: { phone: string; who: string; what?: string }) {
  return (
    <a
      className="dir-call"
      href={`tel:${phone}`}
      aria-label={`Appeler ${who}${what ? `, ${what}` : ""} : ${phoneInWords(phone)}`}
    >
      <IconPhone size={18} aria-hidden />
      <span className="mg-nowrap">{phoneInWords(phone)}</span>
    </a>
  );
}
