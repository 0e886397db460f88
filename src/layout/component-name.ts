/** The name of a component as people say it: its own, or its id. */
export function displayName({ id, name }: { readonly id: string; readonly name?: string | undefined }): string {
  return name && name.trim() !== '' ? name : id
}
