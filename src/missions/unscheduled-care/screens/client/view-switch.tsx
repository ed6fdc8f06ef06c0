type ViewSwitchProps<V extends string> = {
  label: string;
  value: V;
  views: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
};

/** A few views of the same thing, side by side; the one shown is pressed. */
export function ViewSwitch<V extends string>({ label, value, views, onChange }: ViewSwitchProps<V>) {
  return (
    <fieldset className="snp-views mg-no-print">
      <legend className="mg-hidden">{label}</legend>
      {views.map((view) => (
        <button
          key={view.value}
          type="button"
          aria-pressed={view.value === value}
          onClick={() => onChange(view.value)}
        >
          {view.label}
        </button>
      ))}
    </fieldset>
  );
}
