import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";

/** Prints this page by its print style. */
export function PrintButton({ children = "Imprimer" }: { children?: string }) {
  return (
    <Button
      variant="default"
      className="mg-no-print"
      leftSection={<IconPrinter size={20} aria-hidden />}
      onClick={() => window.print()}
    >
      {children}
    </Button>
  );
}
