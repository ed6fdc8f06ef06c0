import { Button } from "@mantine/core";
import type { ProjectAction } from "../../mobilisation/mobilisation-contract.ts";
import { writeTypedMonth } from "../letter/typed-month.ts";
import { KIND_WORDS } from "./mobilisation-client.ts";

/** What both wrote of one action, side by side: nothing is sent before one is chosen. */
export function ActionClash({
  mine,
  theirs,
  onKeep,
  onTake,
}: {
  mine: Told;
  theirs: ProjectAction;
  onKeep: () => void;
  onTake: () => void;
}) {
  return (
    <section className="mg-card mg-stack" aria-label="Deux textes pour la même action">
      <div className="mg-columns">
        <div>
          <p className="mg-small mg-soft">Le vôtre, ci-dessous</p>
          <Words of={mine} />
          <Button variant="default" onClick={onKeep}>
            Garder le mien
          </Button>
        </div>
        <div>
          <p className="mg-small mg-soft">{theirs.changedByLabel || "Quelqu’un d’autre"}, déjà enregistré</p>
          <Words of={theirs} />
          <Button variant="default" onClick={onTake}>
            Prendre le sien
          </Button>
        </div>
      </div>
      <p className="mg-small mg-soft">Rien ne part avant « Enregistrer » : vous pouvez encore tout relire.</p>
    </section>
  );
}

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
