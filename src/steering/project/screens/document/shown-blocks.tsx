import type { ShownBlock } from "../../document/document-contract.ts";
import { sourceColumn, sourcesOf } from "./figure-sources.ts";

type Rich = Extract<ShownBlock, { kind: "paragraph" }>["text"];
type Cell = Extract<ShownBlock, { kind: "table" }>["rows"][number][number];

/* Composed blocks have no identity of their own, and are drawn anew at each reading. */
const numbered = <T,>(items: readonly T[]) => items.map((item, at) => ({ item, key: `${at}` }));

function RichText({ text }: { text: Rich }) {
  if (typeof text === "string") return <>{text}</>;
  return (
    <>
      {numbered(text).map(({ item, key }) => {
        const Mark = item.bold ? "strong" : item.italic ? "em" : "span";
        return <Mark key={key}>{item.text}</Mark>;
      })}
    </>
  );
}

const Box = ({ checked }: { checked: boolean }) => (
  <span
    role="img"
    aria-label={checked ? "case cochée" : "case vide"}
    className="doc-box"
    data-checked={checked}
  />
);

const CellOf = ({ cell }: { cell: Cell }) =>
  typeof cell === "object" && "checked" in cell ? <Box checked={cell.checked} /> : <RichText text={cell} />;

/** The blocks of a composed document, as on paper; `withSources`: figures are tinted, and say from where on hover. */
export function ShownBlocks({
  blocks,
  withSources = false,
}: {
  blocks: readonly ShownBlock[];
  withSources?: boolean;
}) {
  const sources = withSources ? sourcesOf(blocks) : [];
  return (
    <>
      {numbered(blocks).map(({ item, key }) => (
        <OneBlock key={key} block={item} source={sources[Number(key)]} />
      ))}
    </>
  );
}

type Sourced<Block> = {
  block: Block;
  /** Where its figures come from; undefined when they are not told apart. */
  source: string | undefined;
};

function OneBlock({ block, source }: Sourced<ShownBlock>) {
  switch (block.kind) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "paragraph":
      return (
        <p data-size={block.size} title={source || undefined}>
          <RichText text={block.text} />
        </p>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List>
          {numbered(block.items).map(({ item, key }) => (
            <li key={key}>
              <RichText text={item} />
            </li>
          ))}
        </List>
      );
    }
    case "checks":
      return (
        <ul className="doc-checks">
          {numbered(block.items).map(({ item, key }) => (
            <li key={key}>
              <Box checked={item.checked} /> <RichText text={item.text} />
            </li>
          ))}
        </ul>
      );
    case "image":
      return <img src={block.source} alt={block.alternative} title={source || undefined} />;
    case "table":
      return <ShownTable block={block} source={source} />;
  }
}

const hasFigure = (cell: Cell): boolean =>
  typeof cell === "string"
    ? /\d/.test(cell)
    : Array.isArray(cell) && cell.some(({ text }) => /\d/.test(text));

/** The first column names what the others count. */
const isFigure = (source: string | undefined, column: number, ofLine: number, cell: Cell): boolean =>
  source !== undefined && column > 0 && column !== ofLine && hasFigure(cell);

const wordsOf = (cell: Cell | undefined): string => (typeof cell === "string" ? cell : "");

function ShownTable({ block: table, source }: Sourced<Extract<ShownBlock, { kind: "table" }>>) {
  const ofLine = sourceColumn(table.columns);
  const name = table.columns.map(({ header }) => header).join(", ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is scrolled by the keyboard too
    // biome-ignore lint/a11y/useSemanticElements: a region would be a landmark, and two tables of one document may have the same columns
    <div className="doc-table" role="group" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.columns.map(({ header, align }) => (
              <th key={header} scope="col" data-align={align}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered(table.rows).map(({ item: row, key }) => (
            <tr key={key}>
              {numbered(row).map(({ item: cell, key: at }) => (
                <td
                  key={at}
                  data-align={table.columns[Number(at)]?.align}
                  data-figure={isFigure(source, Number(at), ofLine, cell) || undefined}
                  title={source === undefined ? undefined : wordsOf(row[ofLine]) || source || undefined}
                >
                  <CellOf cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
