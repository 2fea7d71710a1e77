// A small window in which an article or shared words are looked for by title and chosen.
export function pick(dialog, { kind, from, language }) {
  const input = dialog.querySelector("input");
  const list = dialog.querySelector(".md-found");
  const title = dialog.querySelector("[data-title]");
  title.textContent = title.dataset[kind];
  return new Promise((resolve) => {
    let asked = 0;
    let chosen = null;
    const say = (words) => {
      const line = document.createElement("p");
      line.textContent = words;
      list.replaceChildren(line);
    };
    const show = (found) => {
      if (!found.length) return say(list.dataset.none);
      list.replaceChildren(
        ...found.map((row) => {
          const [item, button, detail] = ["li", "button", "small"].map((tag) => document.createElement(tag));
          detail.textContent = row.detail;
          button.type = "button";
          button.append(row.title, detail);
          button.addEventListener("click", () => {
            chosen = row;
            dialog.close();
          });
          item.append(button);
          return item;
        }),
      );
      return undefined;
    };
    const look = async () => {
      const turn = (asked += 1);
      if (!list.children.length) say(list.dataset.wait);
      try {
        const answer = await fetch(`${from}?${new URLSearchParams({ q: input.value, language })}`);
        if (!answer.ok) throw new Error(answer.status);
        const { found } = await answer.json();
        if (turn === asked) show(found);
      } catch {
        if (turn === asked) say(list.dataset.lost);
      }
    };
    let pause = 0;
    const typed = () => {
      clearTimeout(pause);
      pause = setTimeout(look, 150);
    };
    const keys = (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // the first one found is taken
      list.querySelector("button")?.click();
    };
    const leave = () => dialog.close();
    const stop = dialog.querySelector("[data-close]");
    stop.addEventListener("click", leave);
    input.addEventListener("input", typed);
    input.addEventListener("keydown", keys);
    dialog.addEventListener(
      "close",
      () => {
        stop.removeEventListener("click", leave);
        input.removeEventListener("input", typed);
        input.removeEventListener("keydown", keys);
        resolve(chosen);
      },
      { once: true },
    );
    input.value = "";
    list.replaceChildren();
    dialog.showModal();
    look();
  });
}
