// Draws the graph of a history again with uPlot, in the very place of the server's drawing, so
// that it can be pointed at, walked through by keyboard and zoomed. The address follows a zoom, and
// so do the tables and lanes, because the server draws the page for the new range.

import uPlot from "./uplot.js";

const NEAR = 30;

for (const graph of document.querySelectorAll("[data-history]")) {
  start(graph, JSON.parse(graph.querySelector("[data-chart]").textContent));
}

function start(graph, data) {
  const plot = graph.querySelector("[data-plot]");
  const height = plot.firstElementChild.getBoundingClientRect().height;
  const label = plot.firstElementChild.getAttribute("aria-label");
  const readout = graph.querySelector("[data-readout]");
  const hint = "Point at the graph or use the arrow keys; drag to zoom, double click for the whole range.";
  readout.textContent = hint;
  const xs = data.points.map((point) => point.x);
  const values = (outliers) => data.points.map((point) => (point.isOutlier === outliers ? point.value : null));
  let current = -1;
  let chart;

  function draw() {
    chart?.destroy();
    plot.replaceChildren();
    const colours = palette();
    chart = new uPlot(
      {
        width: plot.clientWidth,
        height,
        padding: [0, 0, 0, 0],
        legend: { show: false },
        scales: {
          x: { time: false, range: () => [data.range[0], data.range[1]] },
          y: { range: () => [data.range[2], data.range[3]] },
        },
        axes: [{ show: false }, { show: false }],
        series: [
          {},
          { paths: () => null, points: { show: true, size: 4, width: 0, fill: colours.soft } },
          { paths: () => null, points: { show: true, size: 5, width: 1, stroke: colours.soft, fill: colours.surface } },
        ],
        cursor: {
          y: false,
          drag: { x: true, y: false, setScale: false },
          points: { size: 8, width: 2, stroke: colours.court, fill: colours.surface },
        },
        hooks: {
          drawClear: [(u) => background(u, data, colours)],
          draw: [(u) => foreground(u, data, colours)],
          setCursor: [(u) => point(u)],
          setSelect: [(u) => zoom(u)],
        },
      },
      [xs, values(false), values(true)],
      plot,
    );
    chart.over.addEventListener("dblclick", () => location.assign(graph.dataset.reset));
    chart.over.addEventListener("click", () => moved || open());
    chart.over.addEventListener("mousedown", () => (moved = false));
  }

  let moved = false;

  function point(u) {
    const index = u.cursor.idx ?? -1;
    if (u.cursor.left < 0 || index < 0) {
      return;
    }
    const cross = nearestCross(u);
    show(index, cross);
  }

  function nearestCross(u) {
    if (u.cursor.top < u.over.clientHeight - NEAR) {
      return undefined;
    }
    const distance = (cross) => Math.abs(u.valToPos(cross.x, "x") - u.cursor.left);
    return data.crosses.filter((cross) => distance(cross) < 8).sort((a, b) => distance(a) - distance(b))[0];
  }

  function show(index, cross) {
    current = index;
    const words = cross ? [cross.words] : data.points[index].words;
    readout.replaceChildren(
      ...words.filter(Boolean).map((text, place) => {
        const part = document.createElement(place === 0 ? "strong" : place === 2 ? "code" : "span");
        part.className = place === 3 ? "title name" : "name";
        part.textContent = text;
        return part;
      }),
    );
    plot.dataset.path = cross ? cross.path : data.points[index].path;
  }

  function open() {
    if (plot.dataset.path) {
      location.assign(plot.dataset.path);
    }
  }

  function zoom(u) {
    if (u.select.width < 8) {
      return;
    }
    moved = true;
    const from = u.posToVal(u.select.left, "x");
    const to = u.posToVal(u.select.left + u.select.width, "x");
    const chosen = data.points.filter((p) => p.x >= from && p.x <= to).map((p) => p.at).sort();
    if (chosen.length > 1) {
      const address = new URL(graph.dataset.zoom, location.href);
      address.searchParams.set("from", chosen[0]);
      address.searchParams.set("to", chosen[chosen.length - 1]);
      location.assign(address);
    } else {
      u.setSelect({ left: 0, width: 0 }, false);
    }
  }

  plot.tabIndex = 0;
  plot.setAttribute("role", "application");
  plot.setAttribute("aria-label", `${label}. Left and right walk through the points, Enter opens the job.`);
  plot.addEventListener("keydown", (event) => {
    const last = data.points.length - 1;
    const next = {
      ArrowLeft: Math.max(current < 0 ? last : current - 1, 0),
      ArrowRight: Math.min(current + 1, last),
      Home: 0,
      End: last,
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      chart.setCursor({ left: chart.valToPos(data.points[next].x, "x"), top: chart.valToPos(data.points[next].value, "y") });
      show(next);
    } else if (event.key === "Enter") {
      open();
    } else if (event.key === "Escape") {
      readout.textContent = hint;
      chart.setCursor({ left: -10, top: -10 });
    }
  });

  draw();
  document.addEventListener("theme", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (plot.clientWidth !== width) {
      width = plot.clientWidth;
      chart.setSize({ width, height });
    }
  }).observe(plot);
}

// A canvas knows no custom properties: an element that has them as its colour tells what they are.
function palette() {
  const probe = document.body.appendChild(document.createElement("i"));
  const colours = {};
  for (const name of ["soft", "court", "surface", "hair", "band", "fail"]) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

function background(u, data, colours) {
  const { ctx, bbox } = u;
  const y = (value) => u.valToPos(value, "y", true);
  ctx.save();
  ctx.strokeStyle = colours.hair;
  ctx.lineWidth = devicePixelRatio;
  for (const tick of data.ticks) {
    line(ctx, bbox.left, bbox.left + bbox.width, Math.round(y(tick)) + 0.5);
  }
  ctx.fillStyle = colours.band;
  for (const { from, to, level } of data.segments) {
    const left = u.valToPos(from, "x", true);
    const height = Math.max(y(level.lower) - y(level.upper), devicePixelRatio);
    ctx.fillRect(left, y(level.upper), u.valToPos(to, "x", true) - left, height);
  }
  ctx.restore();
}

function foreground(u, data, colours) {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.strokeStyle = colours.court;
  ctx.lineWidth = 2 * devicePixelRatio;
  for (const { from, to, level } of data.segments) {
    line(ctx, u.valToPos(from, "x", true), u.valToPos(to, "x", true), u.valToPos(level.median, "y", true));
  }
  ctx.fillStyle = colours.fail;
  ctx.textAlign = "center";
  ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
  for (const cross of data.crosses) {
    ctx.fillText("✕", u.valToPos(cross.x, "x", true), bbox.top + bbox.height - 4 * devicePixelRatio);
  }
  ctx.restore();
}

function line(ctx, left, right, y) {
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(right, y);
  ctx.stroke();
}
