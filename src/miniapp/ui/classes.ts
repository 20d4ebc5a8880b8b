/** Class names that apply, in one string: `classes(styles.chip, taken && styles.taken)`. */
export const classes = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ')
