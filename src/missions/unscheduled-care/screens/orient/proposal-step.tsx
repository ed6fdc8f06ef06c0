import { Button } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { useState } from "react";
import {
  formatWhen,
  Loading,
  ReasonPrompt,
  sayDone,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import type { ProposalFilters } from "../client/care-client.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { HeldBanner } from "../proposals/held-banner.tsx";
import type { ShownProposal } from "../proposals/merge-proposals.ts";
import { NothingFits } from "../proposals/nothing-fits.tsx";
import { ProposalFilterChips } from "../proposals/proposal-filters.tsx";
import { ProposalList } from "../proposals/proposal-list.tsx";
import { bookingWords } from "../proposals/proposal-words.ts";
import { toSavedFilters } from "../proposals/saved-filters.ts";
import { useOrienting } from "../proposals/use-orienting.ts";
import { useProposals } from "../proposals/use-proposals.ts";
import { LevelTag } from "../sheet-form/level-tag.tsx";

type ProposalStepProps = {
  cpts: string;
  request: Request;
  others: boolean;
  onOthers: () => void;
  onBack: () => void;
  onBooked: () => void;
  onDone: () => void;
};

/** Step 3: one touch books. For a request that has its appointment, one touch and a reason move it. */
export function ProposalStep({
  cpts,
  request,
  others,
  onOthers,
  onBack,
  onBooked,
  onDone,
}: ProposalStepProps) {
  const [filters, setFilters] = useState<ProposalFilters>({});
  const proposed = useProposals(cpts, request.id, filters, true);
  const orienting = useOrienting(cpts, request.id, proposed);
  const [moving, setMoving] = useState<ShownProposal | null>(null);
  useCareLive(cpts, proposed.refresh);
  const isMove = request.status === "booked";
  const book = async (one: ShownProposal | null) => {
    if (await orienting.book(one)) onBooked();
  };
  if (others && proposed.answer)
    return (
      <div className="mg-stack">
        <Button
          variant="subtle"
          className="snp-nothing"
          leftSection={<IconChevronLeft size={18} aria-hidden />}
          onClick={onBack}
        >
          Revenir aux propositions
        </Button>
        <HeldBanner orienting={orienting} request={request} onBook={() => void book(null)} />
        <NothingFits
          cpts={cpts}
          request={request}
          answer={proposed.answer}
          savedFilters={toSavedFilters(filters)}
          onDone={(sentence) => {
            sayDone(sentence);
            onDone();
          }}
        />
      </div>
    );
  if (others) return <Loading what="les autres voies" />;
  return (
    <div className="mg-stack">
      <WantedLine request={request} />
      <HeldBanner orienting={orienting} request={request} onBook={() => void book(null)} />
      <ProposalFilterChips filters={filters} list={proposed.list} onChange={setFilters} />
      <ProposalList
        proposed={proposed}
        orienting={orienting}
        verb={isMove ? "Déplacer à" : "Réserver"}
        onBook={(one) => (isMove ? setMoving(one) : void book(one))}
        mayHold={!isMove}
        onNothing={onOthers}
      />
      {moving && (
        <MovePrompt
          one={moving}
          onClose={() => setMoving(null)}
          onConfirm={async (reason) => {
            await orienting.move(moving, reason);
            onBooked();
          }}
        />
      )}
    </div>
  );
}

function WantedLine({ request }: { request: Request }) {
  const zone = useTimeZone();
  const now = useMinute();
  if (!request.level) return null;
  return (
    <p className="snp-wanted">
      <LevelTag level={request.level} />
      {request.wantedBy && <span className="mg-soft">avant {formatWhen(request.wantedBy, zone, now)}</span>}
    </p>
  );
}

type MovePromptProps = {
  one: ShownProposal;
  onClose: () => void;
  onConfirm: (reason: string) => Promise<void>;
};

function MovePrompt({ one, onClose, onConfirm }: MovePromptProps) {
  const zone = useTimeZone();
  const now = useMinute();
  const words = bookingWords(one, zone, now);
  return (
    <ReasonPrompt
      opened
      title={`Déplacer le rendez-vous : ${words}`}
      suggestions={["Le patient ne peut pas venir", "Un créneau plus tôt", "Le professionnel le demande"]}
      confirmLabel={`Déplacer à ${words}`}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <p>L’ancienne place est rendue aussitôt ; les deux professionnels sont prévenus.</p>
    </ReasonPrompt>
  );
}
