import { encode } from "uqr";

/** An address to be read by a phone: black squares on white, whatever the theme, with the quiet zone that readers need. */
export const Qr = ({ adresse, titre }: { adresse: string; titre: string }) => {
  const { data, size } = encode(adresse, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={titre} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
