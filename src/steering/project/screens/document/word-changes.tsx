import { diffWords } from "../../../../platform/text/index.ts";

/** What goes and what comes from one text to another, word by word: said in words to who does not see it. */
export function WordChanges({ before, after }: { before: string; after: string }) {
  const changes = diffWords(before, after);
  if (changes.every(({ kind }) => kind === "same"))
    return <p className="doc-changes">{after || <em>(texte vide)</em>}</p>;
  return (
    <p className="doc-changes">
      {changes.map(({ kind, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with each text
        if (kind === "same") return <span key={at}>{text}</span>;
        const Mark = kind === "gone" ? "del" : "ins";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with each text
          <Mark key={at}>
            <span className="mg-hidden">{kind === "gone" ? " [retiré : " : " [ajouté : "}</span>
            {text}
            <span className="mg-hidden">] </span>
          </Mark>
        );
      })}
    </p>
  );
}
