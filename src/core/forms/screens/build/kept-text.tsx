import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";

type KeptTextProps = {
  label: string;
  value: string;
  maxLength: number;
  missing: string;
  several?: boolean;
  onText: (text: string) => void;
};

/** A text that a draft may not lack: it can be emptied to write another, and comes back when it is left empty. */
export function KeptText({ label, value, maxLength, missing, several = false, onText }: KeptTextProps) {
  const [isEmpty, setEmpty] = useState(false);
  const props = {
    label,
    maxLength,
    value: isEmpty ? "" : value,
    error: isEmpty ? missing : undefined,
    onBlur: () => setEmpty(false),
    onChange: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value;
      setEmpty(text.trim() === "");
      if (text.trim() !== "") onText(text);
    },
  };
  return several ? <Textarea autosize {...props} /> : <TextInput {...props} />;
}
