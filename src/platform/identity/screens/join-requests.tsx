import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, ErrorState, Section, StatusBadge, sayDone, sayProblem, When } from "../../../design/index.ts";
import type { JoinRequest } from "../members-contract.ts";
import { emptyRole } from "./role-fields.tsx";
import { RoleModal, type RoleSent } from "./role-modal.tsx";

type LineProps = { request: JoinRequest; onAccept: () => void; onRefuse: () => void };

function RequestLine({ request, onAccept, onRefuse }: LineProps) {
  return (
    <li className="mg-line">
      <div>
        <strong>{request.name}</strong>{" "}
        {request.professionalName ? (
          <StatusBadge meaning="done">{`Dans l’annuaire : ${request.professionalName}`}</StatusBadge>
        ) : (
          <StatusBadge meaning="warn">Pas dans l’annuaire</StatusBadge>
        )}
        <p className="mg-small mg-soft">
          Demande faite <When at={request.createdAt} />
          {request.rpps && ` · RPPS ${request.rpps} (Pro Santé Connect)`}
          {request.email && ` · ${request.email}`}
        </p>
        {request.message && <p>« {request.message} »</p>}
      </div>
      <div className="mg-actions">
        <Button aria-label={`Ouvrir l’accès à ${request.name}`} onClick={onAccept}>
          Ouvrir l’accès
        </Button>
        <Button variant="subtle" aria-label={`Refuser l’accès à ${request.name}`} onClick={onRefuse}>
          Refuser
        </Button>
      </div>
    </li>
  );
}

/** Who asks to come in; nothing is shown when nobody does. */
export function JoinRequests({ slug }: { slug: string }) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<JoinRequest | null>(null);
  const path = `/api/c/${slug}/join-requests`;
  const list = useQuery({
    queryKey: ["join-requests", slug],
    queryFn: () => api.get<{ items: JoinRequest[] }>(path),
  });
  const again = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["join-requests", slug] }),
      queries.invalidateQueries({ queryKey: ["members", slug] }),
    ]);
  const accept = async (request: JoinRequest, sent: RoleSent, idempotencyKey: string) => {
    await api.post(`${path}/${request.id}/accept`, sent, { idempotencyKey });
    sayDone(`${request.name} est maintenant membre.`);
    await again();
  };
  const refuse = async (request: JoinRequest) => {
    try {
      await api.delete(`${path}/${request.id}`);
      sayDone(`La demande de ${request.name} est refusée. Cette personne peut en refaire une.`);
      await again();
    } catch (error) {
      sayProblem(error);
    }
  };
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  const known = chosen?.professionalId
    ? { id: chosen.professionalId, name: chosen.professionalName ?? "" }
    : undefined;
  return (
    <Section
      title="Demandes d’accès"
      hint="Vérifiez que vous connaissez la personne : un nom peut se ressembler, un RPPS confirmé par Pro Santé Connect non."
    >
      <ul className="mg-plain-list">
        {items.map((one) => (
          <RequestLine
            key={one.id}
            request={one}
            onAccept={() => setChosen(one)}
            onRefuse={() => void refuse(one)}
          />
        ))}
      </ul>
      {chosen && (
        <RoleModal
          key={chosen.id}
          title={`Ouvrir l’accès à ${chosen.name}`}
          confirmLabel="Ouvrir l’accès"
          start={{ ...emptyRole, professionalId: chosen.professionalId }}
          known={known}
          onSend={(sent, key) => accept(chosen, sent, key)}
          onClose={() => setChosen(null)}
        />
      )}
    </Section>
  );
}
