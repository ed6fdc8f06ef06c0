import type { ShownBlock } from "../../document/document-contract.ts";

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

/** The blocks of a composed document, as on paper. */
export function ShownBlocks({ blocks }: { blocks: readonly ShownBlock[] }) {
  return (
    <>
      {numbered(blocks).map(({ item, key }) => (
        <OneBlock key={key} block={item} />
      ))}
    </>
  );
}

function OneBlock({ block }: { block: ShownBlock }) {
  switch (block.kind) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "paragraph":
      return (
        <p data-size={block.size}>
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
      return <img src={block.source} alt={block.alternative} />;
    case "table":
      return <ShownTable table={block} />;
  }
}

function ShownTable({ table }: { table: Extract<ShownBlock, { kind: "table" }> }) {
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
                <td key={at} data-align={table.columns[Number(at)]?.align}>
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
