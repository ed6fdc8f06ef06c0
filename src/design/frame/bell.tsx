import { Popover } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useState } from "react";
import { AppLink } from "../link.tsx";
import { When } from "../time/when.tsx";

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
  const [open, setOpen] = useState(false);
  const label =
    unread > 0
      ? `Ce qui m’attend : ${unread} non lu${unread > 1 ? "s" : ""}`
      : "Ce qui m’attend : rien de nouveau";
  const unreadIds = notices.filter((notice) => !notice.readAt).map((notice) => notice.id);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width="min(340px, calc(100vw - 16px))"
      position="bottom-end"
      shadow="lg"
      trapFocus
      withRoles={false}
      withinPortal={false}
    >
      <Popover.Target>
        <button
          type="button"
          className="mg-round mg-bell"
          aria-label={label}
          aria-expanded={open}
          aria-haspopup="dialog"
          onClick={() => setOpen(!open)}
        >
          <IconBell size={22} aria-hidden />
          {unread > 0 && <span className="mg-bell-count mg-figures">{unread > 99 ? "99+" : unread}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} role="dialog" aria-label="Ce qui m’attend">
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
                setOpen(false);
                if (!notice.readAt) onRead([notice.id]);
              }}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
