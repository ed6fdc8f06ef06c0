const overseas: Record<string, string> = {
  "971": "America/Guadeloupe",
  "972": "America/Martinique",
  "973": "America/Cayenne",
  "974": "Indian/Reunion",
  "975": "America/Miquelon",
  "976": "Indian/Mayotte",
  "977": "America/Guadeloupe",
  "978": "America/Guadeloupe",
  "984": "Indian/Kerguelen",
  "986": "Pacific/Wallis",
  "987": "Pacific/Tahiti",
  "988": "Pacific/Noumea",
};

/**
 * IANA time zone of a department or overseas territory (code as in `departmentOfCommune`); Europe/Paris for the others.
 * French Polynesia has three zones: Tahiti's stands for all. Source: IANA tz database.
 */
export function timeZoneOfDepartment(departmentCode: string): string {
  return overseas[departmentCode] ?? "Europe/Paris";
}
