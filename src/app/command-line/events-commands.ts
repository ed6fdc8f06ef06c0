import { listParkedEvents, retryParkedEvents } from "../../platform/events/index.ts";
import type { Command } from "./command.ts";
import { slugsOf } from "./find-cpts.ts";
import { answer, withStorage } from "./with-storage.ts";

export const eventsList: Command = {
  name: "events list",
  help: "liste les annonces internes abandonnées après dix essais, par CPTS et par nom, avec leur dernière erreur",
  run: async ({ json }) => {
    const parked = await withStorage(async ({ deps }) => {
      const slugs = await slugsOf(deps);
      return (await listParkedEvents(deps)).map(({ cptsId, ...one }) => ({
        cpts: slugs.get(cptsId) ?? cptsId,
        ...one,
      }));
    });
    answer(
      json,
      parked,
      parked.length === 0
        ? "Aucune annonce n'est abandonnée."
        : [
            ...parked.map(
              (one) =>
                `${one.cpts}  ${one.name} : ${one.count}, la plus ancienne du ${one.oldest.toISOString()} (${one.error})`,
            ),
            "Une fois la cause réparée : « maillage events retry » leur redonne dix essais.",
          ],
    );
    return 0;
  },
};

export const eventsRetry: Command = {
  name: "events retry",
  help: "redonne dix essais aux annonces internes abandonnées, une fois la cause réparée",
  run: async ({ json }) => {
    const retried = await withStorage(({ deps }) => retryParkedEvents(deps));
    answer(
      json,
      { retried },
      retried === 0
        ? "Aucune annonce n'est abandonnée : il n'y a rien à reprendre."
        : `${retried} annonce(s) reprise(s) : le serveur les redit dans les secondes qui suivent, ou à son prochain démarrage.`,
    );
    return 0;
  },
};
