import "./members.css";
import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, Page, PolicyNote, sayDone, useCpts } from "../../../design/index.ts";
import { Invitations } from "./invitations.tsx";
import { JoinRequests } from "./join-requests.tsx";
import { Members } from "./members.tsx";
import { RoleModal, type RoleSent } from "./role-modal.tsx";

/** The coordinator's page of people: who asks to come in, who is in and does what, who was invited. */
export default function WhoDoesWhat() {
  const slug = useCpts()?.cptsSlug ?? "";
  const queries = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const invite = async (sent: RoleSent, idempotencyKey: string) => {
    const { mailed } = await api.post<{ mailed: boolean }>(`/api/c/${slug}/invitations`, sent, {
      idempotencyKey,
    });
    sayDone(
      mailed
        ? `L’invitation est partie à ${sent.email}. Elle vaut 7 jours.`
        : "L’invitation est gardée, mais le mail n’est pas parti : relancez-la depuis la liste.",
    );
    await queries.invalidateQueries({ queryKey: ["invitations", slug] });
  };
  if (slug === "") return null;
  return (
    <Page
      title="Qui fait quoi"
      subtitle="Les personnes de la CPTS et leurs rôles. Un rôle donné ou retiré vaut aussitôt, et s’écrit dans le journal."
      actions={
        <Button leftSection={<IconUserPlus size={20} aria-hidden />} onClick={() => setInviting(true)}>
          Inviter une personne
        </Button>
      }
    >
      <JoinRequests slug={slug} />
      <Members slug={slug} onInvite={() => setInviting(true)} />
      <Invitations slug={slug} />
      <PolicyNote
        may={[
          "Inviter une personne par mail, relancer ou retirer une invitation.",
          "Donner ou retirer un rôle ; la dernière personne à la coordination reste.",
          "Répondre aux demandes d’accès.",
        ]}
        openTo="la coordination et l’administration"
      />
      {inviting && (
        <RoleModal
          title="Inviter une personne"
          confirmLabel="Envoyer l’invitation"
          newcomer
          onSend={invite}
          onClose={() => setInviting(false)}
        />
      )}
    </Page>
  );
}
