import { type Condition, type Form, type Leaf, leavesOfForm, optionsOf, type Test } from "./form.ts";

const VERBS: Record<Test["is"], string> = {
  "=": "est",
  "!=": "n'est pas",
  ">": "est plus grand que",
  "<": "est plus petit que",
  ">=": "est au moins",
  "<=": "est au plus",
  answered: "a une réponse",
  unanswered: "n'a pas de réponse",
};

/** « Si « Êtes-vous volontaire ? » est « Oui » et si « Âge » est au moins 65 »; a list of choices says « contient ». */
export function sayCondition(form: Form, when: Condition): string {
  const leaves = new Map(leavesOfForm(form).map((leaf) => [leaf.key, leaf]));
  const words = when.tests.map((test) => `si ${sayTest(leaves.get(test.question), test)}`);
  const joined = words.join(when.mode === "all" ? " et " : " ou ");
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

function sayTest(leaf: Leaf | undefined, { question, is, value }: Test): string {
  const several = leaf?.question.kind === "choices";
  const verb = several && is === "=" ? "contient" : several && is === "!=" ? "ne contient pas" : VERBS[is];
  const said = value === undefined ? "" : ` ${sayValue(leaf, value)}`;
  return `« ${leaf?.text ?? question} » ${verb}${said}`;
}

function sayValue(leaf: Leaf | undefined, value: string | number): string {
  if (typeof value === "number") return String(value).replace(".", ",");
  if (leaf?.question.kind === "date") return `le ${value.split("-").reverse().join("/")}`;
  const option = leaf && optionsOf(leaf.question).find(({ key }) => key === value);
  return `« ${option?.label ?? value} »`;
}
