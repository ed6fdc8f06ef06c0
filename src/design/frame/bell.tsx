import { IconBell } from "@tabler/icons-react";
import { AppLink } from "../link.tsx";
import { When } from "../time/when.tsx";
import { usePop } from "./use-pop.ts";

export type Notice = {
  id: string;
  title: string;
  body?: string | null;
  /** Address of the screen where it is dealt with. */
  link?: string | null;
  createdAt: string;
  readAt?: string | null;
};

type BellProps = {
  notices: readonly Notice[];
  unread: number;
  unavailable?: boolean;
  onRead: (ids: string[]) => void;
};

function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const content = (
    <>
      <span className="mg-notice-title">
        {!notice.readAt && <span className="mg-notice-dot" aria-hidden />}
        {!notice.readAt && <span className="mg-hidden">Nouveau : </span>}
        {notice.title}
      </span>
      {notice.body && <span className="mg-small">{notice.body}</span>}
      <span className="mg-small mg-soft">
        <When at={notice.createdAt} />
      </span>
    </>
  );
  return notice.link ? (
    <AppLink href={notice.link} className="mg-notice" onClick={onOpen}>
      {content}
    </AppLink>
  ) : (
    <div className="mg-notice">{content}</div>
  );
}

/** What waits for me, and nothing else. */
export function Bell({ notices, unread, unavailable = false, onRead }: BellProps) {
  const pop = usePop();
  const label =
    unread > 0
      ? `Ce qui m’attend : ${unread} non lu${unread > 1 ? "s" : ""}`
      : "Ce qui m’attend : rien de nouveau";
  return (
    <div {...pop.around}>
      <button
        type="button"
        className="mg-round mg-bell"
        aria-label={label}
        aria-expanded={pop.open}
        aria-haspopup="dialog"
        onClick={pop.toggle}
      >
        <IconBell size={22} aria-hidden />
        {unread > 0 && <span className="mg-bell-count mg-figures">{unread > 99 ? "99+" : unread}</span>}
      </button>
      {pop.open && (
        <div
          ref={pop.panel}
          className="mg-pop-panel mg-pop-notices"
          role="dialog"
          aria-label="Ce qui m’attend"
          tabIndex={-1}
        >
          <NoticeList notices={notices} unavailable={unavailable} onRead={onRead} onClose={pop.close} />
        </div>
      )}
    </div>
  );
}

type NoticeListProps = Required<Omit<BellProps, "unread">> & { onClose: () => void };

function NoticeList({ notices, unavailable, onRead, onClose }: NoticeListProps) {
  const unreadIds = notices.filter((notice) => !notice.readAt).map((notice) => notice.id);
  return (
    <div className="mg-notices">
      <div className="mg-notices-head">
        <strong>Ce qui m’attend</strong>
        {unreadIds.length > 0 && (
          <button type="button" className="mg-text-button" onClick={() => onRead(unreadIds)}>
            Tout marquer comme lu
          </button>
        )}
      </div>
      {unavailable && (
        <p className="mg-notices-empty mg-soft">Les avis ne peuvent pas être lus pour l’instant.</p>
      )}
      {!unavailable && notices.length === 0 && (
        <p className="mg-notices-empty mg-soft">
          Rien ne vous attend. Un retour d’information, une réservation ou une demande qui vous concerne
          s’affichera ici.
        </p>
      )}
      {notices.slice(0, 20).map((notice) => (
        <NoticeLine
          key={notice.id}
          notice={notice}
          onOpen={() => {
            onClose();
            if (!notice.readAt) onRead([notice.id]);
          }}
        />
      ))}
    </div>
  );
}
