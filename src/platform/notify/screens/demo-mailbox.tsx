import "./notices.css";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { AppLink, api, EmptyState, Page, QueryView, Section, When } from "../../../design/index.ts";
import type { KeptMailAnswer } from "../contract.ts";

/** The text of a mail, where addresses of this very server can be touched. */
function MailText({ text }: { text: string }) {
  const own = window.location.origin;
  const parts = text.split(/(https?:\/\/[^\s]+)/);
  return (
    <p className="mg-mail-text">
      {parts.map((part, place) => {
        const url = URL.canParse(part) ? new URL(part) : null;
        return url && (url.origin === own || url.hostname === "localhost") ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places.
          <AppLink key={place} href={url.pathname + url.search + url.hash}>
            {part}
          </AppLink>
        ) : (
          part
        );
      })}
    </p>
  );
}

/** What the demo has sent: nothing leaves this machine. */
export default function DemoMailbox() {
  const mails = useQuery({
    queryKey: ["demo-mails"],
    queryFn: () => api.get<{ items: KeptMailAnswer[] }>("/api/demo/mails"),
    refetchInterval: 5_000,
  });
  return (
    <Page
      title="Courrier de la démonstration"
      subtitle="Les mails que Maillage a envoyés. Rien ne quitte cette machine : toutes les personnes sont fictives."
      width="narrow"
      actions={
        <Button variant="default" loading={mails.isFetching} onClick={() => void mails.refetch()}>
          Relever le courrier
        </Button>
      }
    >
      <QueryView query={mails} what="le courrier">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Pas encore de courrier">
              Demandez un lien de connexion, réservez un créneau : le mail qui part s’affichera ici.
            </EmptyState>
          ) : (
            items.map((mail) => (
              <Section
                key={mail.id}
                title={mail.subject}
                hint={
                  <>
                    À {mail.to}, <When at={mail.receivedAt} />
                  </>
                }
              >
                <MailText text={mail.text} />
              </Section>
            ))
          )
        }
      </QueryView>
    </Page>
  );
}
