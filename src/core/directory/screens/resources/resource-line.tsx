import { IconWorld } from "@tabler/icons-react";
import {
  AppLink,
  Distance,
  formatOpening,
  StatusBadge,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import type { Resource } from "../../contract.ts";
import { CallLink } from "../call-link.tsx";
import { resourceKindInWords, weekInWords } from "../directory-words.ts";

/** One service of the territory: open or not, how to reach it, on which conditions. */
export function ResourceLine({ one, base, sign }: { one: Resource; base: string; sign: string | undefined }) {
  const words = formatOpening(one, useMinute(), useTimeZone());
  const week = weekInWords(one.hours);
  return (
    <li className="dir-line">
      <div className="dir-line-who">
        <h2 className="dir-name dir-heading">
          {sign && <span className="mg-soft">{sign}. </span>}
          {one.name}
        </h2>
        <p>
          {resourceKindInWords(one.kind)}
          {one.distanceMeters !== null && (
            <>
              {" · "}
              <Distance distanceMeters={one.distanceMeters} />
            </>
          )}
        </p>
        <p>
          <StatusBadge meaning={one.openNow ? "done" : "neutral"}>{words}</StatusBadge>
        </p>
        {one.address && <p className="mg-soft">{one.address}</p>}
        {one.conditions && <p className="dir-conditions">{one.conditions}</p>}
        {week.length > 0 && (
          <details className="dir-week">
            <summary>Horaires de la semaine</summary>
            <ul className="dir-plain">
              {week.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        )}
        {one.may.edit && (
          <AppLink href={`${base}/ressources/${one.id}`} className="dir-edit mg-no-print">
            Modifier<span className="mg-hidden"> {one.name}</span>
          </AppLink>
        )}
      </div>
      <div className="dir-calls">
        {one.publicPhone && <CallLink phone={one.publicPhone} who={one.name} />}
        {one.directLine && (
          <span className="dir-direct">
            <CallLink phone={one.directLine} who={one.name} what="ligne des soignants" />
            <span className="mg-soft">ligne des soignants</span>
          </span>
        )}
        {one.website && (
          <a className="dir-call" href={one.website} target="_blank" rel="noreferrer">
            <IconWorld size={18} aria-hidden />
            Site<span className="mg-hidden"> de {one.name} (nouvel onglet)</span>
          </a>
        )}
      </div>
    </li>
  );
}
