import type { MapGround } from "../../../design/map/index.tsx";

const WORDS: Record<MapGround["state"], string> = {
  in: "Dans le territoire",
  part: "En partie dans le territoire",
  taken: "Dans une CPTS voisine",
  both: "Dans les deux",
  out: "Autour",
};

/** What the colours and lines of the ground mean. */
export const GroundKey = ({ states }: { states: readonly MapGround["state"][] }) => (
  <ul className="mg-ground-key">
    {states.map((state) => (
      <li key={state}>
        <svg aria-hidden="true" viewBox="0 0 26 16">
          <rect x="2" y="2" width="22" height="12" rx="2" className={`mg-ground mg-ground-${state}`} />
        </svg>
        {WORDS[state]}
      </li>
    ))}
  </ul>
);
