import type { ProjectAction } from "../../mobilisation/mobilisation-contract.ts";
import { writeTypedMonth } from "../letter/typed-month.ts";
import { KIND_WORDS } from "./mobilisation-client.ts";
import { TwoVersions } from "./two-versions.tsx";

/** What both wrote of one action, side by side. */
export const ActionClash = ({
  mine,
  theirs,
  onKeep,
  onTake,
}: {
  mine: Told;
  theirs: ProjectAction;
  onKeep: () => void;
  onTake: () => void;
}) => (
  <TwoVersions
    label="Deux textes pour la même action"
    mine={<Words of={mine} />}
    theirs={<Words of={theirs} />}
    theirsBy={theirs.changedByLabel}
    onKeep={onKeep}
    onTake={onTake}
  />
);

type Told = Pick<ProjectAction, "kind" | "title" | "place" | "minutes"> & {
  doneOn: string | null;
  invited: number | "" | null;
  present: number | "" | null;
};

function Words({ of }: { of: Told }) {
  const count = (value: number | "" | null, what: string) =>
    value === "" || value === null ? "" : `${value} ${what}`;
  return (
    <>
      <p>
        {[
          KIND_WORDS[of.kind],
          of.doneOn ? writeTypedMonth(of.doneOn) : "",
          of.place,
          count(of.invited, "invités"),
          count(of.present, "présents"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p>
        <strong>{of.title}</strong>
      </p>
      {of.minutes && <p className="mob-minutes">{of.minutes}</p>}
    </>
  );
}
