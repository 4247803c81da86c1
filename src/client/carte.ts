/** The part of the drawing that is shown. */
type Vue = { x: number; y: number; w: number; h: number };

const ZOOM_MAX = 8;
const PAS = 1.5;

const parse = (svg: SVGSVGElement): Vue => {
  const { x, y, width: w, height: h } = svg.viewBox.baseVal;
  return { x, y, w, h };
};

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));

/** Zoom, panning and arrow keys over the places of a map that the server drew. Without it, the map and its table are whole. */
class CarteVive extends HTMLElement {
  #whole: Vue = { x: 0, y: 0, w: 1, h: 1 };
  #seen: Vue = { x: 0, y: 0, w: 1, h: 1 };
  #current: SVGGraphicsElement | null = null;

  connectedCallback(): void {
    const svg = this.querySelector<SVGSVGElement>("svg.planche");
    if (!svg || this.dataset["vive"]) return;
    this.dataset["vive"] = "oui";
    this.#whole = parse(svg);
    this.#seen = this.#whole;
    this.#addButtons();
    this.#addKeys(svg.parentElement ?? this);
    this.#addPointer(svg);
  }

  get #svg(): SVGSVGElement | null {
    return this.querySelector<SVGSVGElement>("svg.planche");
  }

  #show(vue: Vue): void {
    const whole = this.#whole;
    const w = clamp(vue.w, whole.w / ZOOM_MAX, whole.w);
    const h = w * (whole.h / whole.w);
    this.#seen = {
      w,
      h,
      x: clamp(vue.x, whole.x, whole.x + whole.w - w),
      y: clamp(vue.y, whole.y, whole.y + whole.h - h),
    };
    const { x, y } = this.#seen;
    this.#svg?.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
    this.#svg?.classList.toggle("proche", w < whole.w / 1.9);
  }

  /** Around a point of the drawing, which stays where it is on the screen. */
  #zoom(factor: number, cx = this.#seen.x + this.#seen.w / 2, cy = this.#seen.y + this.#seen.h / 2): void {
    const { x, y, w, h } = this.#seen;
    const wide = clamp(w / factor, this.#whole.w / ZOOM_MAX, this.#whole.w);
    const k = wide / w;
    this.#show({ x: cx - (cx - x) * k, y: cy - (cy - y) * k, w: wide, h: h * k });
  }

  #addButtons(): void {
    const bar = document.createElement("div");
    bar.className = "barre zooms";
    const acts: [string, () => void][] = [
      ["Agrandir", () => this.#zoom(PAS)],
      ["Réduire", () => this.#zoom(1 / PAS)],
      ["Toute la carte", () => this.#show(this.#whole)],
    ];
    for (const [label, act] of acts) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "bouton discret";
      button.textContent = label;
      button.addEventListener("click", act);
      bar.append(button);
    }
    this.prepend(bar);
  }

  get #places(): SVGGraphicsElement[] {
    return [...this.querySelectorAll<SVGGraphicsElement>("svg.planche .symboles > *")].length > 0
      ? [...this.querySelectorAll<SVGGraphicsElement>("svg.planche .symboles > *")]
      : [...this.querySelectorAll<SVGGraphicsElement>("svg.planche .zones > path")];
  }

  #select(place: SVGGraphicsElement | null): void {
    this.#current?.classList.remove("choisie");
    this.#current = place;
    place?.classList.add("choisie");
    place?.parentNode?.append(place); // above its neighbours, whose edges would hide its own
    const reading = this.querySelector(".lecture");
    if (reading) reading.textContent = place?.querySelector("title")?.textContent ?? "";
  }

  /** The nearest place in the direction of an arrow: what is straight ahead counts more than what is aside. */
  #neighbour(dx: number, dy: number): SVGGraphicsElement | null {
    const from = this.#current ? centre(this.#current) : middle(this.#seen);
    let best: SVGGraphicsElement | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const place of this.#places) {
      if (place === this.#current) continue;
      const to = centre(place);
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (ahead <= 0 || aside > ahead * 2) continue;
      const cost = ahead + aside * 1.5;
      if (cost < least) [best, least] = [place, cost];
    }
    return best;
  }

  #addKeys(stand: HTMLElement): void {
    stand.setAttribute("tabindex", "0");
    stand.setAttribute("role", "application");
    stand.setAttribute("aria-roledescription", "carte");
    stand.setAttribute("aria-label", "Les flèches passent d’une commune à l’autre, Entrée ouvre son portrait");
    const arrows: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    stand.addEventListener("keydown", (event) => {
      const arrow = arrows[event.key];
      if (arrow) this.#move(...arrow);
      else if (event.key === "+" || event.key === "=") this.#zoom(PAS);
      else if (event.key === "-") this.#zoom(1 / PAS);
      else if (event.key === "Enter") this.#open(this.#current);
      else if (event.key === "Escape") this.#select(null);
      else return;
      event.preventDefault();
    });
  }

  #move(dx: number, dy: number): void {
    const place = this.#neighbour(dx, dy);
    if (!place) return;
    this.#select(place);
    const { x, y } = centre(place);
    const seen = this.#seen;
    if (x < seen.x || y < seen.y || x > seen.x + seen.w || y > seen.y + seen.h)
      this.#show({ ...seen, x: x - seen.w / 2, y: y - seen.h / 2 });
  }

  #open(place: SVGGraphicsElement | null): void {
    const href = place?.dataset["lien"];
    if (href) location.assign(href);
  }

  #addPointer(svg: SVGSVGElement): void {
    let from: { x: number; y: number; vue: Vue } | null = null;
    let moved = false;
    const scale = () => this.#seen.w / Math.max(1, svg.clientWidth);
    svg.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" && this.#seen.w >= this.#whole.w) return; // the page scrolls
      from = { x: event.clientX, y: event.clientY, vue: this.#seen };
      moved = false;
    });
    svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (Math.abs(dx) + Math.abs(dy) < 6) return;
      moved = true;
      this.#show({ ...from.vue, x: from.vue.x - dx * scale(), y: from.vue.y - dy * scale() });
    });
    for (const end of ["pointerup", "pointerleave", "pointercancel"])
      svg.addEventListener(end, () => {
        from = null;
      });
    svg.addEventListener("click", ({ target }) => {
      if (moved) return;
      const place = target instanceof Element ? target.closest<SVGGraphicsElement>("[data-lien], .zones > path") : null;
      if (place && place === this.#current) this.#open(place);
      else this.#select(place);
    });
    svg.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
        event.preventDefault();
        const box = svg.getBoundingClientRect();
        const x = this.#seen.x + (event.clientX - box.left) * scale();
        const y = this.#seen.y + (event.clientY - box.top) * scale();
        this.#zoom(event.deltaY < 0 ? PAS : 1 / PAS, x, y);
      },
      { passive: false },
    );
  }
}

const centre = (place: SVGGraphicsElement) => {
  const { x, y, width, height } = place.getBBox();
  return { x: x + width / 2, y: y + height / 2 };
};

const middle = ({ x, y, w, h }: Vue) => ({ x: x + w / 2, y: y + h / 2 });

export const liveMaps = (): void => {
  if (!customElements.get("carte-vive")) customElements.define("carte-vive", CarteVive);
};
