import { foldText } from "../../../../platform/text/index.ts";

export type FullName =
  | { familyName: string; givenNames: string /** The order was supposed, not read. */; isSupposed: boolean }
  | { problem: string };

const CIVILITY = /^(m|mr|mme|mlle|monsieur|madame|mademoiselle)\.?$/i;

/**
 * Family name and first names written in one cell: « DE LA TOUR Anne Marie », « Anne DE LA TOUR », « De la Tour, Anne ». Capitals or a
 * comma tell them apart; two bare words are « nom prénom » as offices write them, to be checked; anything else is refused rather than guessed. Pure.
 */
export function splitFullName(text: string): FullName {
  const plain = text.trim().replace(/\s+/g, " ");
  const [before, after, ...more] = plain.split(",").map((part) => part.trim());
  if (after !== undefined && more.length === 0 && before && after)
    return { familyName: withoutCivility(before), givenNames: after, isSupposed: false };
  const words = withoutCivility(plain).split(" ").filter(Boolean);
  const capitals = words.map(isCapital);
  const first = capitals.indexOf(true);
  const last = capitals.lastIndexOf(true);
  const isTogether = first !== -1 && capitals.slice(first, last + 1).every(Boolean);
  const isEdge = first === 0 || last === words.length - 1;
  if (isTogether && isEdge && !capitals.every(Boolean)) {
    const given = [...words.slice(0, first), ...words.slice(last + 1)];
    return {
      familyName: words.slice(first, last + 1).join(" "),
      givenNames: given.join(" "),
      isSupposed: false,
    };
  }
  if (words.length === 2) return { familyName: words[0]!, givenNames: words[1]!, isSupposed: true };
  return {
    problem:
      words.length < 2
        ? "Le nom et le prénom ne sont pas tous les deux là"
        : "Le nom et le prénom ne se distinguent pas : écrivez le nom en capitales, ou une virgule entre les deux",
  };
}

const withoutCivility = (text: string): string => {
  const [head = "", ...rest] = text.split(" ");
  return rest.length > 0 && CIVILITY.test(head) ? rest.join(" ") : text;
};

/** An initial is no word in capitals: « Anne M ». */
const isCapital = (word: string): boolean =>
  foldText(word).replace(/[^a-z]/g, "").length > 1 && word === word.toLocaleUpperCase("fr");
