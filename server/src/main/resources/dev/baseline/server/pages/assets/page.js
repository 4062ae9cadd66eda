// What every page does with a script: the switch of colours, and forms that need no button.

const select = document.getElementById("theme");
select.value = document.documentElement.dataset.theme ?? "";
select.closest("label").hidden = false;
select.addEventListener("change", () => {
  if (select.value) {
    document.documentElement.dataset.theme = select.value;
  } else {
    delete document.documentElement.dataset.theme;
  }
  try {
    localStorage.setItem("theme", select.value);
  } catch {
    // The switch still works for this page.
  }
  document.dispatchEvent(new Event("theme"));
});

for (const form of document.querySelectorAll("form[data-submits]")) {
  form.querySelector("button").hidden = true;
  form.addEventListener("change", () => form.requestSubmit());
  form.addEventListener("submit", () => {
    // What is not set need not stand in the address.
    for (const field of form.elements) {
      if (field.name && field.value === (field.dataset.usual ?? "")) {
        field.disabled = true;
      }
    }
  });
  // Coming back by the browser's history shows the form as it was left.
  addEventListener("pageshow", () => {
    for (const field of form.elements) {
      field.disabled = false;
    }
  });
}
