import type { ReactNode } from "react";

type IconButtonProps = { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void };

export function IconButton({ label, icon, disabled = false, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="mg-round"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
