import { useQuery } from "@tanstack/react-query";
import { api, EmptyState, QueryView, sayProblem, useAttempt } from "../../../design/index.ts";
import type { DemoPerson } from "../contract.ts";
import { leaveFor } from "./leave-for.ts";
import { ROLE_ORDER, roleHint, roleWord } from "./role-words.ts";

function PersonCard({ person, busy, onEnter }: { person: DemoPerson; busy: boolean; onEnter: () => void }) {
  return (
    <li>
      <button type="button" className="mg-demo-person" disabled={busy} onClick={onEnter}>
        <span>
          <strong>{person.name}</strong>
        </span>
        <span className="mg-small mg-soft">
          {[person.detail, person.cptsName].filter(Boolean).join(" · ")}
        </span>
      </button>
    </li>
  );
}

/** One click to be someone of the demo. All are invented. */
export function DemoPeople({ returnTo }: { returnTo: string }) {
  const { busy, attempt } = useAttempt(sayProblem);
  const people = useQuery({
    queryKey: ["demo-people"],
    queryFn: () => api.get<{ items: DemoPerson[] }>("/api/demo/people"),
  });
  const enter = (userId: string) =>
    attempt(async () => {
      await api.post("/api/demo/sign-in", { userId });
      await leaveFor(returnTo);
    });
  return (
    <section aria-labelledby="demo-people">
      <h2 id="demo-people">Essayer la démonstration</h2>
      <p className="mg-soft">Des personnes fictives : un clic suffit.</p>
      <QueryView query={people} what="les personnes de la démonstration">
        {({ items }) => {
          if (items.length === 0)
            return (
              <EmptyState title="Personne n’a encore de compte ici">
                Sur la machine qui porte Maillage, créez la première CPTS, puis invitez sa coordination : le
                lien ouvre son compte.
                <pre className="mg-commands">
                  {'npm run -s maillage -- cpts create --slug ma-cpts --name "CPTS de …" --department 31\n'}
                  {
                    "npm run -s maillage -- user invite --cpts ma-cpts --email vous@exemple.fr --role coordinator"
                  }
                </pre>
                Pour essayer avec des personnes fictives, relancez « npm start » sans « --empty ».
              </EmptyState>
            );
          return ROLE_ORDER.filter((role) => items.some((one) => one.role === role)).map((role) => (
            <div key={role} className="mg-demo-role">
              <h3>{roleWord(role)}</h3>
              <p className="mg-small mg-soft">{roleHint(role)}</p>
              <ul className="mg-demo-people">
                {items
                  .filter((one) => one.role === role)
                  .map((one) => (
                    <PersonCard
                      key={`${one.userId}-${one.cptsName}`}
                      person={one}
                      busy={busy}
                      onEnter={() => void enter(one.userId)}
                    />
                  ))}
              </ul>
            </div>
          ));
        }}
      </QueryView>
    </section>
  );
}
