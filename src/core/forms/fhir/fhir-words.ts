/** Addresses of the FHIR R4 subset that is written and read; see README, « FHIR ». */
const HL7 = "http://hl7.org/fhir/StructureDefinition";
export const EXTENSION = {
  control: `${HL7}/questionnaire-itemControl`,
  ordinal: `${HL7}/ordinalValue`,
  min: `${HL7}/minValue`,
  max: `${HL7}/maxValue`,
  atLeast: `${HL7}/questionnaire-minOccurs`,
  atMost: `${HL7}/questionnaire-maxOccurs`,
  unit: `${HL7}/questionnaire-unit`,
  layout: "urn:maillage:fhir:layout",
  mission: "urn:maillage:fhir:mission-engagement",
  engages: "urn:maillage:fhir:engages",
  prefill: "urn:maillage:fhir:prefill",
} as const;

export const CONTROL_SYSTEM = "http://hl7.org/fhir/questionnaire-item-control";
const YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136";
const NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";

export interface Coding {
  system?: string | undefined;
  code: string;
  display?: string | undefined;
}
/** Yes and no as HL7 v2 codes them; « NC » (not concerned) is the null flavour « not applicable ». */
export const YES_NO_CODINGS = {
  yes: { system: YES_NO, code: "Y", display: "Oui" },
  no: { system: YES_NO, code: "N", display: "Non" },
  nc: { system: NULL_FLAVOR, code: "NA", display: "Non concerné" },
} as const satisfies Record<string, Coding>;

export const yesNoKeyOf = ({ system, code }: Coding): "yes" | "no" | "nc" | undefined =>
  (["yes", "no", "nc"] as const).find(
    (key) => YES_NO_CODINGS[key].code === code && YES_NO_CODINGS[key].system === system,
  );

export interface Extension {
  url: string;
  [value: `value${string}`]: unknown;
}
export type Json = Record<string, unknown>;
