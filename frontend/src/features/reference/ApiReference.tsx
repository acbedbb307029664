export function ApiReference() {
  return <main />
}
