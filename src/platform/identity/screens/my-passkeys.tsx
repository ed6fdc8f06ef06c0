import { Button, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import {
  api,
  EmptyState,
  FormProblem,
  QueryView,
  Section,
  sayDone,
  sayProblem,
  useAttempt,
  When,
} from "../../../design/index.ts";
import type { MyPasskey } from "../contract.ts";

type LineProps = {
  passkey: MyPasskey;
  onRename: (label: string) => Promise<void>;
  onRemove: () => Promise<void>;
};

function PasskeyLine({ passkey, onRename, onRemove }: LineProps) {
  const [mode, setMode] = useState<"read" | "rename" | "remove">("read");
  const [label, setLabel] = useState(passkey.label);
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    await onRename(label);
    setMode("read");
  };
  if (mode === "rename")
    return (
      <li className="mg-line">
        <form className="mg-row" onSubmit={rename}>
          <TextInput
            label="Nom de cette clé"
            value={label}
            maxLength={100}
            required
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Button type="submit" disabled={label.trim() === ""}>
            Garder ce nom
          </Button>
          <Button variant="subtle" onClick={() => setMode("read")}>
            Revenir
          </Button>
        </form>
      </li>
    );
  return (
    <li className="mg-line">
      <div>
        <strong>{passkey.label}</strong>
        <p className="mg-small mg-soft">
          Ajoutée <When at={passkey.createdAt} />
          {passkey.lastUsedAt ? (
            <>
              {" "}
              · utilisée <When at={passkey.lastUsedAt} />
            </>
          ) : (
            " · jamais utilisée"
          )}
        </p>
      </div>
      {mode === "remove" ? (
        <div className="mg-actions">
          <Button onClick={() => void onRemove()}>Retirer pour de bon</Button>
          <Button variant="subtle" onClick={() => setMode("read")}>
            La garder
          </Button>
        </div>
      ) : (
        <div className="mg-actions">
          <Button
            variant="default"
            aria-label={`Renommer ${passkey.label}`}
            onClick={() => setMode("rename")}
          >
            Renommer
          </Button>
          <Button variant="default" aria-label={`Retirer ${passkey.label}`} onClick={() => setMode("remove")}>
            Retirer
          </Button>
        </div>
      )}
    </li>
  );
}

function AddPasskey({ onAdded }: { onAdded: () => void }) {
  const [label, setLabel] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    await attempt(async () => {
      const { addPasskey } = await import("./passkey-browser.ts");
      if (await addPasskey(label.trim() || "Cet appareil")) {
        setLabel("");
        sayDone("Cette clé d’accès ouvre maintenant votre compte.");
        onAdded();
      }
    });
  };
  return (
    <form className="mg-stack" onSubmit={add}>
      <FormProblem error={problem} />
      <TextInput
        label="Nom de la nouvelle clé (facultatif)"
        placeholder="Téléphone du cabinet"
        maxLength={100}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <div className="mg-actions">
        <Button type="submit" loading={busy} leftSection={<IconFingerprint size={20} aria-hidden />}>
          Ajouter une clé d’accès
        </Button>
      </div>
    </form>
  );
}

/** The keys of this person: add, name, remove. */
export function MyPasskeys() {
  const queries = useQueryClient();
  const passkeys = useQuery({
    queryKey: ["my-passkeys"],
    queryFn: () => api.get<{ items: MyPasskey[] }>("/api/me/passkeys"),
  });
  const again = () => queries.invalidateQueries({ queryKey: ["my-passkeys"] });
  const change = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      sayDone(done);
      await again();
    } catch (error) {
      sayProblem(error);
    }
  };
  const pathOf = (one: MyPasskey) => `/api/me/passkeys/${encodeURIComponent(one.id)}`;
  return (
    <Section
      title="Clés d’accès"
      hint="Votre doigt, votre visage ou le code de votre appareil : plus sûr qu’un mot de passe, et plus rapide qu’un mail."
    >
      <QueryView query={passkeys} what="vos clés d’accès">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucune clé pour l’instant">
              Une clé d’accès reste dans votre téléphone ou votre ordinateur et ne marche qu’ici. Ajoutez
              celle de cet appareil.
            </EmptyState>
          ) : (
            <ul className="mg-plain-list">
              {items.map((one) => (
                <PasskeyLine
                  key={one.id}
                  passkey={one}
                  onRename={(label) => change(() => api.patch(pathOf(one), { label }), "Le nom est changé.")}
                  onRemove={() =>
                    change(() => api.delete(pathOf(one)), "Cette clé n’ouvre plus votre compte.")
                  }
                />
              ))}
            </ul>
          )
        }
      </QueryView>
      <AddPasskey onAdded={() => void again()} />
    </Section>
  );
}
