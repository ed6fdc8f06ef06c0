import { Button, NumberInput, Switch, TextInput } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  EmptyState,
  FormProblem,
  fieldErrorOf,
  Section,
  sayDone,
  sayProblem,
} from "../../../design/index.ts";
import type { Agenda, ScheduleInput } from "../contract.ts";
import { agendaClient } from "./agenda-client.ts";
import { agendaKey } from "./use-agenda.ts";

type PlaceProps = { slug: string; agenda: Agenda };
type Practice = Agenda["practices"][number];

function useSetSchedule({ slug, agenda }: PlaceProps) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ practiceId, input }: { practiceId: string; input: ScheduleInput }) =>
      agendaClient.setSchedule(slug, practiceId, { ...input, onBehalf: !agenda.own }),
    onSuccess: () => queries.invalidateQueries({ queryKey: agendaKey(slug, agenda.professionalId) }),
  });
}

/** The first act of someone who has no agenda yet: choose where. */
export function PlacesToOpen(props: PlaceProps) {
  const set = useSetSchedule(props);
  const open = (practice: Practice) =>
    set.mutate(
      {
        practiceId: practice.practiceId,
        input: { shared: false, homeVisitRadiusMeters: null, teleconsultationUrl: null },
      },
      { onError: sayProblem },
    );
  return (
    <EmptyState
      title="Votre agenda n’est pas encore ouvert"
      icon={<IconMapPin size={40} aria-hidden />}
      action={props.agenda.practices.map((one) => (
        <Button key={one.practiceId} loading={set.isPending} onClick={() => open(one)}>
          Ouvrir mon agenda à {one.siteName}
        </Button>
      ))}
    >
      Choisissez le lieu où vous recevez. Rien n’est visible tant que vous n’y avez pas ouvert de créneaux.
    </EmptyState>
  );
}

/** Each place: whether neighbours see it, how far visits go, where a teleconsultation is joined. */
export function PlaceSettings(props: PlaceProps) {
  return (
    <Section
      title="Mes lieux"
      hint="Ce que l’on dit aux patients et aux CPTS voisines de chaque lieu où vous recevez."
    >
      <ul className="ag-rules">
        {props.agenda.practices.map((one) => (
          <li key={one.practiceId} className="ag-rule">
            <p className="ag-rule-sentence">{one.siteName}</p>
            <p className="mg-soft">{one.siteAddress}</p>
            <OnePlace key={JSON.stringify(one.schedule)} {...props} practice={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OnePlace({ practice, ...props }: PlaceProps & { practice: Practice }) {
  const set = useSetSchedule(props);
  const { schedule } = practice;
  const [shared, setShared] = useState(schedule?.shared ?? false);
  const [radius, setRadius] = useState<number | "">(
    schedule?.homeVisitRadiusMeters == null ? "" : schedule.homeVisitRadiusMeters / 1000,
  );
  const [url, setUrl] = useState(schedule?.teleconsultationUrl ?? "");
  const save = () =>
    set.mutate(
      {
        practiceId: practice.practiceId,
        input: {
          shared,
          homeVisitRadiusMeters: radius === "" ? null : Math.round(radius * 1000),
          teleconsultationUrl: url.trim() || null,
        },
      },
      { onSuccess: () => sayDone(`Réglages de ${practice.siteName} enregistrés.`) },
    );
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <FormProblem error={set.error} />
      <Switch
        label="Les CPTS voisines qui ont un accord avec nous voient ici les créneaux que je partage"
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      <div className="ag-row">
        <NumberInput
          label="Visites à domicile jusqu’à (km)"
          min={0}
          max={100}
          decimalSeparator=","
          value={radius}
          error={fieldErrorOf(set.error, "homeVisitRadiusMeters")}
          onChange={(value) => setRadius(value === "" ? "" : Number(value))}
        />
        <TextInput
          label="Lien de téléconsultation"
          type="url"
          placeholder="https://…"
          maxLength={500}
          value={url}
          error={fieldErrorOf(set.error, "teleconsultationUrl")}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
      </div>
      <div className="mg-actions">
        <Button type="submit" variant="default" loading={set.isPending}>
          {schedule ? "Enregistrer ce lieu" : `Ouvrir mon agenda à ${practice.siteName}`}
        </Button>
      </div>
    </form>
  );
}
