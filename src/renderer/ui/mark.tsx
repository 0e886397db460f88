/** The mark: water meeting a shore, two waves in a rounded square. */
export function Mark({ size = 16 }: { size?: number }) {
  return (
    <svg
      className="app-mark"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="var(--accent)"
      strokeWidth={1.5}
      strokeLinecap="round"
      aria-hidden="true"
    >
      <rect x={1} y={1} width={14} height={14} rx={3.5} />
      <path d="M1.5 7.2C4 4.8 6 5.2 8 6.8S12 8.8 14.5 6.4" opacity={0.65} />
      <path d="M1.5 11C4 8.6 6 9 8 10.6S12 12.6 14.5 10.2" />
    </svg>
  )
}
