/** The same keys with other words: what a language must hold to stand beside another. */
export type Texts<T> = { [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };
