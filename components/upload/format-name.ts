/** A format by the name that people know; the registry's own entries hold functions and stay on the server. */
export interface FormatName {
  readonly id: string;
  readonly label: string;
}
