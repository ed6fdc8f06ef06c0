type Checked = {
  type: string;
  min?: string;
  max?: string;
  validity: Partial<
    Pick<
      ValidityState,
      | "valueMissing"
      | "typeMismatch"
      | "badInput"
      | "rangeUnderflow"
      | "rangeOverflow"
      | "tooShort"
      | "tooLong"
      | "stepMismatch"
      | "patternMismatch"
    >
  >;
};

const missing: Record<string, string> = {
  checkbox: "Cochez cette case pour continuer.",
  radio: "Choisissez une réponse.",
  "select-one": "Choisissez dans la liste.",
  file: "Choisissez un fichier.",
};

/** What the browser refuses in a field, in a French sentence; its own words follow its own language. */
export function whyInvalid({ type, min, max, validity }: Checked): string {
  if (validity.valueMissing) return missing[type] ?? "Remplissez ce champ.";
  if (validity.typeMismatch && type === "email") return "Écrivez une adresse mail, comme nom@exemple.fr.";
  if (validity.typeMismatch && type === "url") return "Écrivez une adresse, comme https://exemple.fr.";
  if (validity.badInput) return "Écrivez un nombre.";
  if (validity.rangeUnderflow && min) return `Pas moins de ${min}.`;
  if (validity.rangeOverflow && max) return `Pas plus de ${max}.`;
  if (validity.tooShort) return "Ce texte est trop court.";
  if (validity.tooLong) return "Ce texte est trop long.";
  return "Corrigez ce champ.";
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;

/**
 * Puts French words where the browser would say « Please fill out this field ». A sentence of ours holds until the next touch:
 * a field that the program fills meanwhile is then looked at afresh.
 */
export function speakFrench(page: Document): void {
  const told = new Set<Field>();
  const forget = () => {
    for (const field of told) field.setCustomValidity("");
    told.clear();
  };
  page.addEventListener(
    "invalid",
    ({ target }) => {
      // What a field of ours has refused in its own words stays.
      if (!isField(target) || target.validity.customError) return;
      target.setCustomValidity(whyInvalid(target as Checked));
      told.add(target);
    },
    true,
  );
  for (const touch of ["click", "input", "keydown"]) page.addEventListener(touch, forget, true);
}
