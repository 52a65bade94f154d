"""A window of status labels, one widget each, as desktop programs make it: KIND COUNT PNG_UP PNG_DOWN."""
import json
import sys
import time
import tkinter

kind, count, up, down = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
COLUMNS = 9

start = time.perf_counter()
root = tkinter.Tk()
root.geometry("1280x900")
canvas = tkinter.Canvas(root, highlightthickness=0)
canvas.pack(fill="both", expand=True)
frame = tkinter.Frame(canvas)
canvas.create_window(0, 0, window=frame, anchor="nw")
pictures = []
for index in range(count):
    is_up = (index * 2654435761 % 2**32) % 9 > 0
    if kind == "tk-pictures":
        picture = tkinter.PhotoImage(file=up if is_up else down)
        pictures.append(picture)
        label = tkinter.Label(frame, image=picture, borderwidth=0)
    else:
        label = tkinter.Label(frame, text="✔" if is_up else "✘", font=("", 48))
    label.grid(row=index // COLUMNS, column=index % COLUMNS)
root.update()
canvas.configure(scrollregion=canvas.bbox("all"))
root.update()
shown = time.perf_counter() - start

print(json.dumps({"shownMs": shown * 1000}), flush=True)
sys.stdin.read()
