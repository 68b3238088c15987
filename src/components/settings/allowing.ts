/** An option of a list that cannot be chosen where something speaks against it. Not what that is: the experiment knows. */
interface Option {
  readonly value: string;
  readonly label: string;
}

/** The option, with the reason as its second line if it is refused. */
export function allowing(option: Option, obstacle: string | undefined) {
  return obstacle === undefined ? option : { ...option, detail: obstacle, disabled: true };
}
